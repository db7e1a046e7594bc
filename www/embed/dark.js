/** What stands in whosaid.css for dark pages. */
export const DARK = `@layer whosaid { :root {
  --whosaid-speaker-0: #a8a397;
  --whosaid-speaker-1: #5a8fff;
  --whosaid-speaker-2: #ff9628;
  --whosaid-speaker-3: #4fcb9c;
  --whosaid-speaker-4: #bfa2f6;
  --whosaid-speaker-5: #fbe232;
  --whosaid-speaker-6: #aee8ff;
  --whosaid-speaker-7: #9c8466;
  --whosaid-cue-line: rgb(230 230 230 / 0.6);
  --whosaid-hedge-line: rgb(230 230 230 / 0.75);
  --whosaid-hedge-tint: rgb(220 220 220 / 0.16);
  --whosaid-claim-line: rgb(230 230 230 / 0.45);
  --whosaid-focus-tint: rgb(190 140 0 / 0.6);
} }`;

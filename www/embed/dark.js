/** What stands in whosaid.css for dark pages. */
export const DARK = `:root {
  --whosaid-quotation-line: #e0a63a;
  --whosaid-attribution-line: #7db0ff;
  --whosaid-attribution-tint: rgb(90 150 255 / 0.22);
  --whosaid-hedge-line: #f08ccf;
  --whosaid-hedge-tint: rgb(255 100 200 / 0.2);
  --whosaid-claim-line: rgb(240 140 207 / 0.6);
  --whosaid-focus-tint: rgb(190 140 0 / 0.75);
}`;

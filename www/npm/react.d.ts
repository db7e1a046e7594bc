// The type of the element for JSX in React: import type {} from "whosaid/react".
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Handle } from "./whosaid.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "whosaid-panel": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
        handle?: Handle;
        floating?: boolean;
      };
    }
  }
}

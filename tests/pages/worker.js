import { analyze } from "../embed/whosaid.js";

const analysis = await analyze([{ text: "😀 “Go,” she said." }]);
postMessage(analysis.quotations);

// A style sheet is text in the file that is built of what imports it.
declare module "*.css" {
  const text: string;
  export default text;
}

// Runs the tests for every browser in those that Playwright drives.
import { everywhere } from "./everywhere.js";
import { test } from "./site.js";

everywhere(test);

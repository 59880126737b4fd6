// The desk's own scripts. Every page works without them.
import { wireCoding } from "./coding.js";
import { wireForms } from "./forms.js";
import { wireReport } from "./report.js";

wireForms();
wireCoding();
wireReport();

// The desk's own scripts. Every page works without them.
import { wireForms } from "./forms.js";
import { wireReport } from "./report.js";

wireForms();
wireReport();

// The desk's own scripts. Every page works without them.
import { wireCoding } from "./coding.js";
import { wireForms } from "./forms.js";
import { wireReport } from "./report.js";

wireForms();
wireCoding();
wireReport();

// On a narrow screen the pages stand in one row: the one that is open should be in sight.
// Only the row is moved: the page itself may have been opened at one of its values.
const row = document.querySelector(".pages");
const open = row?.querySelector("[aria-current]");
if (open) row.scrollLeft += open.getBoundingClientRect().left - row.getBoundingClientRect().left - row.clientWidth / 3;

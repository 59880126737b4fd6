// On a coder's sheet: words selected in the text go into the field for words that was used last.

export function wireCoding() {
  const sheet = document.querySelector("form.sheet");
  const text = document.querySelector(".report article.text");
  if (!sheet || !text) return;
  let last = null;
  sheet.addEventListener("focusin", (event) => {
    const ask = event.target.closest(".ask");
    const words = ask && ask.querySelector('input[name^="w:"]');
    if (words) last = words;
  });
  text.addEventListener("mouseup", () => {
    const selection = document.getSelection();
    const chars = selection ? selected(selection) : "";
    if (!chars || !last || !text.contains(selection.anchorNode)) return;
    last.value = chars;
    last.focus({ preventScroll: true });
  });
}

// What was selected, without the numbers that mark what there is to code.
function selected(selection) {
  const part = document.createElement("div");
  for (let n = 0; n < selection.rangeCount; n++) part.append(selection.getRangeAt(n).cloneContents());
  part.querySelectorAll("sup").forEach((sign) => sign.remove());
  return part.textContent.trim();
}

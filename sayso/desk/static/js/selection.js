// Where a selection stands in a report's text, in code points: the one way in which the archive counts.

export function selectedWords(text) {
  const selection = getSelection();
  if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { words: selection.toString(), start, end };
}

function placeOf(node, offset) {
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement.closest("[data-start]");
    return piece ? Number(piece.dataset.start) + points(node.data.slice(0, offset)) : null;
  }
  const child = node.childNodes[offset];
  if (child) {
    const piece = child.nodeType === Node.ELEMENT_NODE ? firstPiece(child) : child.parentElement.closest("[data-start]");
    return piece ? Number(piece.dataset.start) : null;
  }
  const pieces = node.nodeType === Node.ELEMENT_NODE ? node.querySelectorAll("[data-start]") : [];
  const last = pieces.length ? pieces[pieces.length - 1] : node.closest?.("[data-start]");
  return last ? Number(last.dataset.start) + points(last.textContent) : null;
}

function firstPiece(element) {
  return element.matches("[data-start]") ? element : element.querySelector("[data-start]");
}

function points(chars) {
  return [...chars].length;
}

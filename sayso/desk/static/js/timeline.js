// Where there is no room for the whole drawing, the latest is seen first.
for (const one of document.querySelectorAll(".drawing")) one.scrollLeft = one.scrollWidth;

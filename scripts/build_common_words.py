"""Build the list of ordinary English words that texts in capitals are set by, and beside it that of rarer ones.

Counts words in English text of mixed case (one in capitals or in small letters tells nothing) and keeps those that
stand in small letters, inside a sentence, more often than capitalised. Only the words are kept: no text, no counts. Two lists
beside this script say which ordinary words the counts miss, and which count as ordinary but mostly stand in names.

Usage: python scripts/build_common_words.py FOLDER TEXTS.jsonl…   (each line an object with a "text")
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"(?<=[a-z,;] )[A-Za-z]+\b")
LEAST = 4
LEAST_RARER = 2
SHORTEST_RARER = 3
"""Letters of the words that are seldom seen: shorter ones are abbreviations for the most part."""
SHARE_SMALL = 0.6
MIXED = (0.012, 0.5)
HERE = Path(__file__).parent


def share_upper(chars: str) -> float:
    """The share of capitals among the letters."""
    letters = [c for c in chars if c.isalpha()]
    return sum(c.isupper() for c in letters) / max(1, len(letters))


def main(out: Path, paths: list[Path]) -> None:
    """Read the texts, count, write both lists sorted, one word a line."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for path in paths:
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            chars = json.loads(line)["text"]
            for word in WORD.findall(chars) if MIXED[0] <= share_upper(chars) <= MIXED[1] else ():
                if word.islower():
                    small[word] += 1
                elif word.istitle():
                    large[word.lower()] += 1
    seen = {w for w, n in small.items() if n >= LEAST_RARER and n / (n + large[w]) >= SHARE_SMALL}
    counted = {w for w in seen if small[w] >= LEAST}
    more, less = (set((HERE / f"common_words_{name}.txt").read_text(encoding="utf-8").split()) for name in ("more", "less"))
    common = (counted | more) - less
    rarer = {w for w in seen - common - less if len(w) >= SHORTEST_RARER}
    for name, words in (("common_words.txt", common), ("rarer_words.txt", rarer)):
        (out / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
        print(f"{len(words)} words to {out / name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(arg) for arg in sys.argv[2:]])

"""A method guide with every chapter, for tests that must not depend on what the real one says."""

from pathlib import Path

from talentlab.publish.guide.chapters import CHAPTERS, FOLDERS

BODY = """
Persons in year $t$ are $N_t$. See [the next chapter]({next}#more).

$$
N_{{t+1}} = N_t + B_t - D_t
$$ (1)

## More

| Symbol | Meaning |
|--------|---------|
| $N_t$  | persons |

<script>alert(1)</script>
"""


def write_guide(folder: Path) -> Path:
    """Write every chapter in both languages and return the folder that holds them."""
    for language, name in FOLDERS.items():
        (folder / name).mkdir(parents=True)
        files = [chapter.file.say(language) for chapter in CHAPTERS]
        for file, following in zip(files, files[1:] + files[:1], strict=True):
            body = BODY.format(next=following)
            (folder / name / file).write_text(f"# Chapter {file}\n{body}", encoding="utf-8")
    return folder

"""The committed corpus is a text a target: an input a line, in base64, sorted.

corpus.py lay FOLDER TARGET...     writes each input of these targets to a file of FOLDER/TARGET
corpus.py keep FOLDER TARGET...    writes the files of FOLDER/TARGET to the target's text"""

import base64
import hashlib
import pathlib
import shutil
import sys

CORPUS = pathlib.Path(__file__).parent / "corpus"

command, folder, *targets = sys.argv[1:]
for target in targets:
    text, inputs = CORPUS / f"{target}.txt", pathlib.Path(folder) / target
    if command == "keep":
        lines = sorted({base64.b64encode(path.read_bytes()).decode() for path in inputs.iterdir()})
        text.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        print(f"{target}: {len(lines)} inputs")
    else:
        shutil.rmtree(inputs, ignore_errors=True)
        inputs.mkdir(parents=True)
        for line in text.read_text(encoding="ascii").splitlines():
            data = base64.b64decode(line, validate=True)
            (inputs / hashlib.sha1(data).hexdigest()).write_bytes(data)

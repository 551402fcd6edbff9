#!/usr/bin/env python3
"""Check outputs against the schemas: JSON and JSON lines with jsonschema, XML
with xmllint against the RELAX NG and the XSD.

usage: validate_outputs.py [--schemas DIR] FILE...

Prints a line for each file that is not valid; exits 1 if there is one.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent


def json_faults(path, validator, by_line):
    text = path.read_bytes().decode('utf-8')
    documents = text.split('\n')[:-1] if by_line else [text]
    for number, document in enumerate(documents, 1):
        for error in validator.iter_errors(json.loads(document)):
            where = '/'.join(map(str, error.absolute_path))
            yield f'{path}:{number}: /{where}: {error.message}'


def xml_faults(path, schemas):
    for option, name in (('--relaxng', 'letter.rng'), ('--schema', 'letter.xsd')):
        command = ['xmllint', '--noout', '--nonet', option, str(schemas / name), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f'{path}: {name}: {done.stderr.strip()}'


def faults(path, schemas, validator):
    if path.suffix == '.xml':
        return xml_faults(path, schemas)
    return json_faults(path, validator, by_line=path.suffix == '.ndjson')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('files', nargs='+', type=pathlib.Path)
    parser.add_argument('--schemas', type=pathlib.Path, default=HERE.parent / 'src/write/schema')
    options = parser.parse_args()
    schema = json.loads((options.schemas / 'letter.json').read_text('utf-8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    found = [fault for path in options.files for fault in faults(path, options.schemas, validator)]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Proves an audit trail that Akashi exported as JSON Lines, without Akashi.

    python3 verify-audit.py akashi-audit-2027-03-01.jsonl
    python3 verify-audit.py NEW.jsonl --earlier OLD.jsonl --key SHA256

Python 3.8 or newer and nothing else; signatures are checked by the program openssl where it is on the path, and are
said to be unchecked where it is not. --earlier holds the file against an older export: what stood there must still
stand. --key is the SHA-256 of the public key as the audit page shows it, kept elsewhere; it proves the entries up to
the last checkpoint, and none behind it.
Ends with 0 where everything holds, 1 where something does not, 2 where the file cannot be read, 3 where nothing is broken
but --key could prove nothing: no entry was vouched for yet, or there is no openssl.

A seal is the SHA-256 of the entry as canonical JSON (RFC 8785: members sorted by name, no white space, UTF-8), in which
"number" is its place and "previous" the seal before it; before the first stand 64 zeros.
"""
import argparse
import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

NOTHING = "0" * 64


class Broken(Exception):
    """The first thing that does not hold."""


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def read(path):
    """The file by kinds of lines."""
    parts = {"trail": [], "key": [], "checkpoint": [], "entry": [], "unsealed": [], "end": []}
    with open(path, encoding="utf-8", newline="\n") as lines:
        for place, line in enumerate(lines, 1):
            try:
                said = json.loads(line)
                parts[said["kind"]].append(said)
            except (ValueError, KeyError, TypeError):
                raise Broken("line %d is not a line of an audit trail" % place)
    if len(parts["trail"]) != 1:
        raise Broken("the file has no head, or several")
    return parts


def named(entry):
    return "entry %s of the chain (%s, %s, %s)" % (entry.get("number"), entry.get("at"), entry.get("actor"), entry.get("act"))


def walk(parts):
    """Every seal, by number; the chain holds up to the last."""
    site = parts["trail"][0]["site"]
    seals, number, before = {}, 0, NOTHING
    for line in parts["entry"]:
        entry = line["entry"]
        number += 1
        if entry["number"] > number:
            raise Broken("entry %d of the chain is missing" % number)
        if entry["number"] < number or entry["previous"] != before or entry["site"] != site:
            raise Broken(named(entry) + " does not follow the entry before it")
        if hashlib.sha256(canonical(entry)).hexdigest() != line["hash"]:
            raise Broken(named(entry) + " is not what was sealed")
        before = seals[number] = line["hash"]
    return seals


def ends(parts, seals):
    head = parts["trail"][0]
    if len(seals) != head["sealed"] or head["sealed"] and seals[head["sealed"]] != head["head"]:
        raise Broken("the chain ends after entry %d, but its head says %d" % (len(seals), head["sealed"]))
    if len(parts["end"]) != 1 or parts["end"][0]["sealed"] != head["sealed"]:
        raise Broken("the file was cut off: its end is missing")


def fingerprint(pem):
    body = "".join(line for line in pem.splitlines() if not line.startswith("-"))
    return hashlib.sha256(base64.b64decode(body)).hexdigest()


def signed(openssl, pem, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key.pem", "message", "signature")]
        for path, content in zip(paths, (pem.encode(), message, base64.b64decode(signature))):
            with open(path, "wb") as out:
                out.write(content)
        told = subprocess.run(
            [openssl, "dgst", "-sha256", "-verify", paths[0], "-signature", paths[2], paths[1]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return told.returncode == 0


def vouched(parts, seals, wanted, openssl):
    keys = {key["id"]: key["pem"] for key in parts["key"]}
    if wanted and wanted.lower() not in [fingerprint(pem) for pem in keys.values()]:
        raise Broken("the file does not know the key %s" % wanted)
    for line in parts["checkpoint"]:
        point = line["checkpoint"]
        number = point["number"]
        if number not in seals:
            raise Broken("the chain ends before entry %d, up to which a checkpoint vouches" % number)
        if seals[number] != point["hash"]:
            raise Broken("entry %d of the chain: the signed checkpoint says otherwise" % number)
        pem = keys.get(point["key"])
        if pem is None or wanted and fingerprint(pem) != wanted.lower():
            raise Broken("the checkpoint at entry %d is of an unknown key" % number)
        if openssl and not signed(openssl, pem, canonical(point), line["signature"]):
            raise Broken("the checkpoint at entry %d is not signed by its key" % number)


def unproven(parts, openssl):
    """Why a key that was named has proven nothing; nothing where it has."""
    if not parts["checkpoint"]:
        return "the file holds no checkpoint, so no entry is vouched for by any key"
    if not openssl:
        return "there is no openssl here, so no signature was checked"
    return None


def still(seals, earlier):
    for number, seal in earlier.items():
        if seals.get(number) != seal:
            raise Broken("entry %d of the chain is not what the earlier export holds" % number)


def main():
    options = argparse.ArgumentParser(description="Proves an exported audit trail of Akashi.")
    options.add_argument("file")
    options.add_argument("--earlier", help="an older export of the same trail")
    options.add_argument("--key", help="SHA-256 of the public key of checkpoints, kept elsewhere")
    asked = options.parse_args()
    openssl = shutil.which("openssl")
    try:
        parts = read(asked.file)
        seals = walk(parts)
        vouched(parts, seals, asked.key, openssl)
        ends(parts, seals)
        if asked.earlier:
            still(seals, walk(read(asked.earlier)))
    except Broken as broken:
        print("BROKEN: %s" % broken)
        return 1
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError) as unread:
        print("cannot read: %s" % unread)
        return 2
    lacking = unproven(parts, openssl) if asked.key else None
    how = "signatures checked" if openssl else "signatures NOT checked, since there is no openssl here"
    print("%s: %d entries, %d checkpoints (%s), %d not sealed yet" % (
        "NOT BROKEN" if lacking else "WHOLE", len(seals), len(parts["checkpoint"]), how, len(parts["unsealed"])))
    for key in parts["key"]:
        print("key %s" % fingerprint(key["pem"]))
    if lacking:
        print("NOT PROVEN by --key: %s" % lacking)
        return 3
    if asked.key:
        print("vouched for by --key: up to entry %d" % max(line["checkpoint"]["number"] for line in parts["checkpoint"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

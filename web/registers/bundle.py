"""Makes exactly what an authority gets: a ZIP out of the inventory, limited to the scope, signed with the site's key."""

import hashlib
import io
import json
import os
import zipfile
import zlib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from web.core.tokens import Keys

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, TypeError, ValueError)
MOST_BYTES = 2_000_000_000  # of a bundle, packed or unpacked, that is read for checking

FOLDER = "bundles"
BUNDLE, SIGNATURE, KEY, HOWTO = "bundle.zip", "bundle.sig", "key.pem", "README.txt"
FORMAT = "soq-authority-1"
EPOCH = (1980, 1, 1, 0, 0, 0)  # files carry no time, so that the same content has the same digest
CHECK = """How to check that this came from the site and was not changed:
openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in bundle.zip -sigfile bundle.sig
The key is also published by the site at /bundle-key.pem.
"""


class NotGenuine(ValueError):
    """A bundle does not hold what was signed; the message is one sentence."""


@dataclass(frozen=True)
class Sealed:
    """A finished bundle: the whole file, the digest of what is signed, and the fingerprint of the key."""

    whole: bytes
    digest: str
    key: str


def file(folder: Path, request_id: int) -> Path:
    """Where the bundle of a request lies until it is handed over."""
    return folder / FOLDER / f"{request_id}.zip"


def _ed25519() -> Any:
    """The signatures of `cryptography`, loaded when used: six megabytes that no other page needs."""
    return import_module("cryptography.hazmat.primitives.asymmetric.ed25519")


def _serialization() -> Any:
    return import_module("cryptography.hazmat.primitives.serialization")


def private_key(keys: Keys) -> Any:
    """The site's Ed25519 signing key; it comes out of the site's one secret, so a restored site has the same."""
    return _ed25519().Ed25519PrivateKey.from_private_bytes(keys.derive("bundles"))


def public_key(pem: bytes) -> Any:
    """An Ed25519 public key from its PEM text. Raises ValueError when it is none, or one of another kind."""
    key = _serialization().load_pem_public_key(pem)
    if not isinstance(key, _ed25519().Ed25519PublicKey):
        raise ValueError("a key of another kind")
    return key


def public_pem(keys: Keys) -> bytes:
    """The key with which anybody checks a bundle."""
    ways = _serialization()
    return private_key(keys).public_key().public_bytes(ways.Encoding.PEM, ways.PublicFormat.SubjectPublicKeyInfo)


def fingerprint(pem: bytes) -> str:
    """SHA-256 of a public key's bytes, by which people compare keys."""
    return hashlib.sha256(public_key(pem).public_bytes_raw()).hexdigest()


def sealed(about: dict, files: dict[str, object], keys: Keys) -> Sealed:
    """Packs `files` (name → what becomes JSON) with a manifest of their digests and what it is `about`, and signs it."""
    texts = {name: json.dumps(content, ensure_ascii=False, indent=1).encode() for name, content in files.items()}
    manifest = {"format": FORMAT, **about,
                "files": {name: {"sha256": hashlib.sha256(text).hexdigest(), "bytes": len(text)} for name, text in texts.items()}}
    inner = _zip({"manifest.json": json.dumps(manifest, ensure_ascii=False, indent=1).encode(), **texts})
    pem = public_pem(keys)
    outer = _zip({BUNDLE: inner, SIGNATURE: private_key(keys).sign(inner), KEY: pem, HOWTO: CHECK.encode()})
    return Sealed(outer, hashlib.sha256(inner).hexdigest(), fingerprint(pem))


def _zip(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def write(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all, readable for its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = path.with_suffix(".part")
    with open(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    passing.replace(path)


def check(whole: bytes, key: Any = None) -> tuple[dict, str]:
    """Proves a bundle by its signature and its manifest; returns manifest and fingerprint of the key. Without a `key` the
    one inside is believed, which proves only that nothing was damaged. Raises NotGenuine."""
    try:
        outer = _unzip(whole)
        inner, signature, pem = outer[BUNDLE], outer[SIGNATURE], outer[KEY]
        public = key or public_key(pem)
        public.verify(signature, inner)
        files = _unzip(inner)
        manifest = json.loads(files.pop("manifest.json"))
        listed = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    except import_module("cryptography.exceptions").InvalidSignature as error:
        raise NotGenuine("The signature does not fit: the bundle was changed, or another key signed it.") from error
    except NotGenuine:
        raise
    except (*BROKEN, AttributeError) as error:
        raise NotGenuine("This is not a bundle of this software, or it is damaged.") from error
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if found != listed:
        raise NotGenuine("The files in the bundle are not those of its manifest.")
    return manifest, hashlib.sha256(public.public_bytes_raw()).hexdigest()


def _unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise NotGenuine("This file is too large for a bundle.")
        return {name: archive.read(name) for name in archive.namelist()}

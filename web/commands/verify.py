"""`verify`: reads the chain over all journals again, and proves a bundle that an authority got."""

from pathlib import Path

import click

from web.app import SITE
from web.commands.options import with_settings
from web.commands.saying import Stopped
from web.commands.site import opened
from web.core import proof
from web.core.settings import Settings
from web.registers import bundle


@click.command()
@click.option("--head", default="", metavar="HASH", help="A head noted earlier; it must still be in the chain.")
@with_settings
def verify(settings: Settings, head: str) -> int:
    """Prove that nobody changed, added or deleted a row of a journal behind the site's back; the exit status is 1 otherwise."""
    with opened(settings) as house:
        report = proof.verify(house.db, SITE.tables, head.strip().lower())
        house.db.write(proof.note, report)
    for sentence in report.told:
        click.echo(sentence + ".")
    if report.faults > len(report.told):
        click.echo(f"… and {report.faults - len(report.told):,} more.")
    click.echo(f"{report.links:,} links, {report.rows:,} rows proved, {report.erased:,} erased by right, {report.faults:,} faults.")
    click.echo(f"Head: {report.head}")
    return 1 if report.faults else 0


@click.command("verify-bundle")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The site's public key, got from the site.")
def verify_bundle(file: Path, key: Path | None) -> None:
    """Prove that the bundle FILE for an authority is what the site signed."""
    try:
        public = bundle.public_key(key.read_bytes()) if key else None
    except ValueError as error:
        raise Stopped(f"{key} is no Ed25519 public key.") from error
    if file.stat().st_size > bundle.MOST_BYTES:
        raise Stopped(f"{file} is too large for a bundle.")
    try:
        manifest, print_of_key = bundle.check(file.read_bytes(), public)
    except bundle.NotGenuine as error:
        raise Stopped(str(error)) from error
    verdict = "Genuine" if key else "Undamaged, signed by the key inside it"
    files = len(manifest["files"])
    click.echo(f"{verdict}: request {manifest['number']} of {manifest['authority']}, {manifest['document']}; {files} files.")
    click.echo(f"Key: {print_of_key}" + ("" if key else "; only --key with the site's /bundle-key.pem proves who signed."))

"""`cchc show`: one document as parsed JSON."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from cchc.build.analysis import Analysis, analyse
from cchc.build.report_reading import reading_problems
from cchc.check.known import Known, nearest
from cchc.check.report import line
from cchc.source.plain import plain_document
from cchc.source.settings import read_settings
from cchc.source.visibility import state_of
from cchc_cli.options import site_options


@click.command("show", help="Xem một tài liệu đã đọc, dạng JSON.")
@click.argument("identity", metavar="MÃ")
@site_options
def command(identity: str, root: Path, as_of: datetime) -> None:
    """Print the document; one that has faults is named with them, exit code 1."""
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    document = analysis.store.by_id.get(identity)
    if document is None:
        _refuse(analysis, identity)
        return
    data = plain_document(document, state_of(document, as_of))
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _refuse(analysis: Analysis, identity: str) -> None:
    paths = {path for _, path in analysis.store.ids.get(identity, ())}
    if not paths:
        near = nearest(identity, Known(analysis.store).titles(()))
        raise click.UsageError(f'Không có tài liệu "{identity}". {near}'.strip())
    for problem in reading_problems(analysis, paths):
        click.echo(line(problem), err=True)
    sys.exit(1)

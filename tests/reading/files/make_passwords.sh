#!/bin/sh
# Saves form.xlsx with the password "hemligt" as xls and ods, which LibreOffice does for a program only.
exec /usr/bin/python3 - "$(dirname "$(realpath "$0")")" <<'PYTHON'
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FOLDER = Path(sys.argv[1])
FILTERS = {"xls": "MS Excel 97", "ods": "calc8"}
ACCEPT = "socket,host=localhost,port=2002;urp;"


def property_of(name, value):
    """Return a named value as LibreOffice takes it."""
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


office = subprocess.Popen(["soffice", "--headless", f"--accept={ACCEPT}"])
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
while True:
    try:
        remote = resolver.resolve(f"uno:{ACCEPT}StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.5)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
form = desktop.loadComponentFromURL((FOLDER / "form.xlsx").as_uri(), "_blank", 0, (property_of("Hidden", True),))
for ending, name in FILTERS.items():
    options = (property_of("FilterName", name), property_of("Password", "hemligt"))
    form.storeToURL((FOLDER / f"password.{ending}").as_uri(), options)
form.close(True)
desktop.terminate()
office.wait()
PYTHON

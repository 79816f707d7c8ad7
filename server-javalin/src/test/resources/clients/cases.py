# SPDX-License-Identifier: Apache-2.0
"""Runs cases, and tells how they went."""

import json
import sys


def run(cases, names):
    """Prints one line of JSON for each case and one for the end.

    Then waits until the input is closed, so that nothing ends because this process did.
    """
    for name in names:
        try:
            outcome = cases(name)
        except Exception as e:
            outcome = {"unexpected": f"{type(e).__name__}: {e}"}
        print(json.dumps({"case": name, **outcome}), flush=True)
    print(json.dumps({"case": "end"}), flush=True)
    sys.stdin.read()

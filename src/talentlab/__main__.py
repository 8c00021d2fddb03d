"""``python -m talentlab`` is the ``talentlab`` command."""

from talentlab.cli.main import main

if __name__ == "__main__":
    main()

"""`python -m descenso` is the same as `descenso`."""

from descenso.cli.main import main

if __name__ == "__main__":
    main()

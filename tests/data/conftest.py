"""Files to read, written where a test wants them."""

import pyarrow as pa
import pyarrow.parquet
import pytest


@pytest.fixture
def write(tmp_path):
    """Write text or bytes as `data.csv` and give the path."""

    def write(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def parquet(tmp_path):
    """Write columns as `data.parquet` and give the path."""

    def parquet(columns, name="data.parquet"):
        pa.parquet.write_table(pa.table(columns), tmp_path / name)
        return tmp_path / name

    return parquet

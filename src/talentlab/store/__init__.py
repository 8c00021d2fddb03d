"""What we keep: raw answers by hash, tables as Parquet, releases, and one pointer for each."""

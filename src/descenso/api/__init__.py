"""The Python face: what `import descenso as ds` offers beyond the pieces of `core/`."""

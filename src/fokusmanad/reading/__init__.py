"""Workbooks read: bytes in, cells out. The only package that knows python-calamine."""

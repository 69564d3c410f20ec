"""Shops' feeds read for `run.py import`: CSV, Yandex Market YML and Google Merchant XML become listing drafts."""

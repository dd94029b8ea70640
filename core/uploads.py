"""Uploads stay in memory until they are sealed: no plain byte of a file touches a disk, and none is endless."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

FILES_PER_REQUEST = 4


class BoundedMemoryHandler(FileUploadHandler):
    """Keeps each file up to the limit; of a larger one it counts the bytes and keeps none."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept_by_request = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.buffer, self.received = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        self.kept_by_request += len(raw_data)
        limit = settings.UPLOAD_MAX_BYTES
        if self.received > limit or self.kept_by_request > FILES_PER_REQUEST * limit:
            self.received = max(self.received, limit + 1)
            self.buffer = BytesIO()
        else:
            self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.buffer.seek(0)
        size = max(file_size, self.received)
        return InMemoryUploadedFile(
            self.buffer,
            self.field_name,
            self.file_name,
            self.content_type,
            size,
            self.charset,
            self.content_type_extra,
        )

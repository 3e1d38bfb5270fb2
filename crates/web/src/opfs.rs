//! The store on the browser's private file system, by synchronous handles,
//! which exist in workers only.

use ports::store::{Store, StoreError, StoreFile};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemSyncAccessHandle,
};

use crate::clock::scope;

/// The folder of the world in the origin's file system.
const FOLDER: &str = "autodidact";
/// A tab that lets go needs a moment until its handles are closed.
const OPEN_TRIES: u32 = 40;
const OPEN_RETRY_MS: i32 = 50;

/// Four open files.
pub struct OpfsStore {
    handles: [FileSystemSyncAccessHandle; 4],
}

impl OpfsStore {
    /// Opens the files, making them where they are missing.
    pub async fn open() -> Result<Self, StoreError> {
        let folder = folder().await.map_err(|_| StoreError::Denied)?;
        let mut handles = Vec::new();
        for file in StoreFile::ALL {
            handles.push(open_patiently(&folder, file.name()).await?);
        }
        let handles = handles
            .try_into()
            .expect("one handle was pushed for each file");
        Ok(Self { handles })
    }

    /// Lets go of the files, so that another tab can have them.
    pub fn close(&self) {
        for handle in &self.handles {
            handle.close();
        }
    }

    fn handle(&self, file: StoreFile) -> &FileSystemSyncAccessHandle {
        &self.handles[file as usize]
    }
}

impl Store for OpfsStore {
    fn size(&mut self, file: StoreFile) -> Result<u64, StoreError> {
        // A size is a whole number below 2^53.
        self.handle(file)
            .get_size()
            .map(|size| size as u64)
            .map_err(|fault| failure(&fault))
    }

    fn read(&mut self, file: StoreFile, at: u64, into: &mut [u8]) -> Result<usize, StoreError> {
        let read = self
            .handle(file)
            .read_with_u8_array_and_options(into, &place(at));
        read.map(|count| count as usize)
            .map_err(|fault| failure(&fault))
    }

    fn write(&mut self, file: StoreFile, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let written = self
            .handle(file)
            .write_with_u8_array_and_options(bytes, &place(at));
        let count = written.map_err(|fault| failure(&fault))?;
        // Browsers write less than asked for when the quota ends in between.
        if count as usize == bytes.len() {
            Ok(())
        } else {
            Err(StoreError::Full)
        }
    }

    fn truncate(&mut self, file: StoreFile, size: u64) -> Result<(), StoreError> {
        self.handle(file)
            .truncate_with_f64(size as f64)
            .map_err(|fault| failure(&fault))
    }

    fn flush(&mut self, file: StoreFile) -> Result<(), StoreError> {
        self.handle(file).flush().map_err(|fault| failure(&fault))
    }
}

async fn folder() -> Result<FileSystemDirectoryHandle, JsValue> {
    let root = JsFuture::from(scope().navigator().storage().get_directory()).await?;
    let root: FileSystemDirectoryHandle = root.unchecked_into();
    let options = web_sys::FileSystemGetDirectoryOptions::new();
    options.set_create(true);
    let folder = JsFuture::from(root.get_directory_handle_with_options(FOLDER, &options)).await?;
    Ok(folder.unchecked_into())
}

async fn open_patiently(
    folder: &FileSystemDirectoryHandle,
    name: &str,
) -> Result<FileSystemSyncAccessHandle, StoreError> {
    for _ in 0..OPEN_TRIES {
        match open_file(folder, name).await {
            Ok(handle) => return Ok(handle),
            Err(fault) if is_locked(&fault) => pause(OPEN_RETRY_MS).await,
            Err(fault) => return Err(failure(&fault)),
        }
    }
    Err(StoreError::Broken(
        "another tab still holds the kept world".to_owned(),
    ))
}

async fn open_file(
    folder: &FileSystemDirectoryHandle,
    name: &str,
) -> Result<FileSystemSyncAccessHandle, JsValue> {
    let options = FileSystemGetFileOptions::new();
    options.set_create(true);
    let file = JsFuture::from(folder.get_file_handle_with_options(name, &options)).await?;
    let file: FileSystemFileHandle = file.unchecked_into();
    Ok(JsFuture::from(file.create_sync_access_handle())
        .await?
        .unchecked_into())
}

fn place(at: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at_f64(at as f64);
    options
}

fn is_locked(fault: &JsValue) -> bool {
    exception_name(fault).as_deref() == Some("NoModificationAllowedError")
}

fn failure(fault: &JsValue) -> StoreError {
    match exception_name(fault).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError" | "NotAllowedError") => StoreError::Denied,
        Some(name) => StoreError::Broken(name.to_owned()),
        None => StoreError::Broken(format!("{fault:?}")),
    }
}

fn exception_name(fault: &JsValue) -> Option<String> {
    fault.dyn_ref::<DomException>().map(DomException::name)
}

async fn pause(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    // The promise has no way to be rejected.
    let _ = JsFuture::from(promise).await;
}

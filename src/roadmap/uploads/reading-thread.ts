// The thread that reads uploads: whatever somebody has written into a file, nobody else waits for it.
import { parentPort } from 'node:worker_threads';
import { readUpload, type Upload } from './read-upload.ts';

// The one who starts this thread sends Uploads, one at a time, and takes each ReadUpload; the first word says that all
// is loaded.
parentPort?.on('message', (upload: Upload) => parentPort?.postMessage(readUpload(upload)));
parentPort?.postMessage('ready');

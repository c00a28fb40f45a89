/**
 * Names that mean something without any import: a text that says `Response.json()` speaks of the platform, whatever the
 * repository calls its own classes. A list of words and nothing else.
 */

/** ECMAScript, the DOM, Node.js modules and globals, TypeScript's utility types, and test runners. */
const PLATFORM: ReadonlySet<string> = new Set(
  // ECMAScript
  (
    'AggregateError Array ArrayBuffer AsyncFunction AsyncGenerator AsyncIterator Atomics BigInt BigInt64Array ' +
    'BigUint64Array Boolean DataView Date Error EvalError FinalizationRegistry Float32Array Float64Array Function ' +
    'Generator Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy ' +
    'RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError Temporal TypeError ' +
    'URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly globalThis ' +
    'decodeURI decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt ' +
    // The DOM and the web platform
    'AbortController AbortSignal Animation Attr Audio AudioContext BeforeUnloadEvent Blob BroadcastChannel Cache ' +
    'CacheStorage CanvasRenderingContext2D CharacterData Clipboard ClipboardEvent ClipboardItem CloseEvent Comment ' +
    'CompositionEvent CompressionStream Console CountQueuingStrategy Credential Crypto CryptoKey CSS CSSStyleSheet ' +
    'CustomElementRegistry CustomEvent DOMException DOMMatrix DOMParser DOMPoint DOMRect DataTransfer ' +
    'DecompressionStream Document DocumentFragment DragEvent Element ElementInternals ErrorEvent Event EventSource ' +
    'EventTarget File FileList FileReader FileSystem FocusEvent FontFace FormData Geolocation HTMLAnchorElement ' +
    'HTMLButtonElement HTMLCanvasElement HTMLCollection HTMLDivElement HTMLElement HTMLFormElement HTMLImageElement ' +
    'HTMLInputElement HTMLMediaElement HTMLSelectElement HTMLTextAreaElement HTMLVideoElement HashChangeEvent Headers ' +
    'History IDBDatabase IDBKeyRange IDBRequest IDBTransaction Image ImageBitmap ImageData InputEvent ' +
    'IntersectionObserver KeyboardEvent Location Lock LockManager MediaQueryList MediaRecorder MediaSource MediaStream ' +
    'MessageChannel MessageEvent MessagePort MouseEvent MutationObserver Navigation Navigator Node NodeFilter NodeList ' +
    'Notification OffscreenCanvas Option Path2D Performance PerformanceObserver PermissionStatus Permissions ' +
    'PointerEvent PopStateEvent ProgressEvent PromiseRejectionEvent PushManager Range ReadableStream Report ' +
    'ReportingObserver Request ResizeObserver Response Sanitizer Screen Selection ServiceWorker ' +
    'ServiceWorkerRegistration ShadowRoot SharedWorker Storage StorageEvent StorageManager StyleSheet SubmitEvent ' +
    'SubtleCrypto Text TextDecoder TextEncoder TextMetrics Touch TouchEvent TransformStream TreeWalker UIEvent URL ' +
    'URLPattern URLSearchParams WebGL2RenderingContext WebGLRenderingContext WebSocket WebTransport WheelEvent Window ' +
    'Worker WritableStream XMLHttpRequest XMLSerializer alert atob btoa caches cancelAnimationFrame clearInterval ' +
    'clearTimeout console crypto customElements document fetch history indexedDB localStorage location navigator ' +
    'performance queueMicrotask requestAnimationFrame requestIdleCallback sessionStorage setInterval setTimeout ' +
    'structuredClone window ' +
    // Node.js, Bun and Deno
    'Agent AsyncLocalStorage AsyncResource Buffer Bun ChildProcess Cipher ClientRequest Cluster Deno Dirent Domain Duplex ' +
    'EventEmitter FSWatcher Hash Hmac IncomingMessage Interface KeyObject Module PassThrough Readable ReadStream ' +
    'Resolver Script ServerResponse SourceMap Stats Stream TLSSocket Transform Writable WriteStream assert cluster ' +
    'dirname exports filename fs global http https net os path process require setImmediate stream util zlib ' +
    // TypeScript
    'Awaited Capitalize ConstructorParameters Exclude Extract InstanceType Lowercase NoInfer NonNullable Omit ' +
    'OmitThisParameter Parameters Partial Pick PromiseLike PropertyKey Readonly ReadonlyArray Record Required ReturnType ' +
    'ThisType Uncapitalize Uppercase ' +
    // Test runners
    'afterAll afterEach beforeAll beforeEach describe expect it jest sinon suite test vi'
  ).split(' '),
);

/** Words that every second framework uses for something of its own, and marks and verbs that are no names at all. */
const EVERYBODYS: ReadonlySet<string> = new Set(
  (
    'App Component Config Context Controller DELETE Driver Effect Entity FIXME GET HEAD Injectable Id JSX Layer Layout ' +
    'Logger Main Middleware Model NOTE OPTIONS Options PATCH POST PUT Page Plugin Prisma PrismaClient Props Provider ' +
    'Query React README Redux Repository Result Root Route Router Schema Service State Store TODO Table Type User Vue'
  ).split(' '),
);

/** True for names that are there everywhere, or that mean something else to most readers. */
export function isCommonName(name: string): boolean {
  return PLATFORM.has(name) || EVERYBODYS.has(name);
}

/**
 * True for names of the platform. With a member, `Router.add` and `Options.port` can be told from everybody's where a repository
 * has exactly one; `Response.json` cannot.
 */
export function isPlatformName(name: string): boolean {
  return PLATFORM.has(name);
}

/** `registerTool`, `McpServer`, `MAX_SIZE`: made of several words, so that it is no word of the language by chance. */
export function isCompound(name: string): boolean {
  return /[a-z\d][A-Z]|[A-Z]{2,}[a-z]|[A-Za-z\d]_[A-Za-z\d]/.test(name);
}

/** `retryLimits`: written as variables are, and as functions. */
export function isVariableName(name: string): boolean {
  return /^[a-z_$]/.test(name);
}

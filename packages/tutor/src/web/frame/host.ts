/** The script of the threads that run programs by turns: the runtime's own. */

import "@mp/runtime/internal/host";

"""One run, room by room: pull, fetch, read, resolve. Here the pure rooms meet the net, the store and the workers."""

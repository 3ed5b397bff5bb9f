/** Style sheets are imported for the bundler, which writes them beside the page's script. */
declare module '*.css' {}

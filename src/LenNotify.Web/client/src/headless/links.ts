// Whitespace, control characters and backslashes are what parsers disagree on; an address of ours has none.
const ODD = /[\u0000-\u0020\u007f\\]/;

/** An absolute https address or a rooted path of this site; null for anything else, whoever wrote it. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || ODD.test(url)) {
    return null;
  }

  if (url.startsWith('/')) {
    return url.startsWith('//') ? null : url;
  }

  return url.toLowerCase().startsWith('https://') && URL.canParse(url) ? new URL(url).href : null;
}

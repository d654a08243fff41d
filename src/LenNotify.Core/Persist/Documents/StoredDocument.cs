namespace LenNotify.Storage;

/// <summary>A document.</summary>
/// <param name="Key">What it is found by.</param>
/// <param name="Version">When read, the stored version; when written, the expected one.</param>
/// <param name="Json">The content.</param>
public sealed record StoredDocument(DocumentKey Key, long Version, string Json);

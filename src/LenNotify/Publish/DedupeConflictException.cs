namespace LenNotify;

/// <summary>A dedupe key came again with another type, payload, audience or option. Nothing was stored.</summary>
public sealed class DedupeConflictException : InvalidOperationException
{
    internal DedupeConflictException(string key, Guid first)
        : base($"The dedupe key '{key}' was used before, for something else: publication {first}. The same key means the same type, content, audience and options; use another key for another publication.") =>
        PublicationId = first;

    /// <summary>The publication that has the key.</summary>
    public Guid PublicationId { get; }
}

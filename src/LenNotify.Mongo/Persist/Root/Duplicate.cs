using MongoDB.Driver;

namespace LenNotify;

/// <summary>What the server says of a document that is there already.</summary>
internal static class Duplicate
{
    /// <summary>Whether some documents of a batch were there already, and all else was written.</summary>
    public static bool Only(MongoBulkWriteException error) =>
        error.WriteConcernError is null && error.WriteErrors.All(one => one.Category == ServerErrorCategory.DuplicateKey);
}

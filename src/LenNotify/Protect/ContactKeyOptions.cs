namespace LenNotify;

/// <summary>
/// The keys that protect addresses. To rotate: add a key on every node, then make it <see cref="ActiveKey"/>. Stored addresses are then
/// protected anew in the background; the log says when none needs another key (event 4332). Only then, and when links in mail that was sent
/// under it are needed no more, remove the old key.
/// </summary>
public sealed class ContactKeyOptions
{
    /// <summary>The id of the key that encrypts from now on.</summary>
    public string ActiveKey { get; set; } = "";

    /// <summary>All keys that stored values still need, the active one among them.</summary>
    public IList<ContactKey> Keys { get; } = [];

    /// <summary>
    /// 32 random bytes as base64, other than every key: what hashes are made with. It never changes. With another one,
    /// nobody's opt-out would be found any more, and hashes of people who were erased cannot be made anew.
    /// </summary>
    public string HashKey { get; set; } = "";

    /// <summary>Names only.</summary>
    public override string ToString() => $"{Keys.Count} contact key(s)";
}

namespace LenNotify;

/// <summary>One key that addresses are encrypted with.</summary>
public sealed class ContactKey
{
    /// <summary>
    /// Its name, kept in clear beside what it encrypts and shown in errors: 1-32 letters, digits and <c>_ . -</c>, such as
    /// <c>2026-11</c>. Never give it to another key.
    /// </summary>
    public string Id { get; set; } = "";

    /// <summary>32 random bytes as base64. It belongs in a secret store, never in a repository.</summary>
    public string Key { get; set; } = "";

    /// <summary>The name only.</summary>
    public override string ToString() => $"Contact key {(ContactKeyRules.IsId(Id) ? Id : "without a usable id")}";
}

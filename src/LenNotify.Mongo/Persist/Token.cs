using System.Security.Cryptography;

namespace LenNotify;

/// <summary>A value that nobody else has. It is no id of a row: it need not ascend.</summary>
internal static class Token
{
    /// <summary>Another one.</summary>
    public static Guid Next() => new(RandomNumberGenerator.GetBytes(16));
}

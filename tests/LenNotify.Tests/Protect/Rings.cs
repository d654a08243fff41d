namespace LenNotify.Tests;

/// <summary>Key rings with known keys: the key of 'a' is 32 times 'a', and so on.</summary>
internal static class Rings
{
    public static string Secret(byte filler) => Convert.ToBase64String(Enumerable.Repeat(filler, 32).ToArray());

    public static ContactKeyOptions Options(string active, params string[] ids)
    {
        var options = new ContactKeyOptions { ActiveKey = active, HashKey = Secret(1) };
        foreach (var id in ids)
        {
            options.Keys.Add(new ContactKey { Id = id, Key = Secret((byte)id[0]) });
        }

        return options;
    }

    public static IContactProtector Protector(string active, params string[] ids) => Protector(Options(active, ids));

    public static IContactProtector Protector(ContactKeyOptions options) => new AesGcmContactProtector(options);
}

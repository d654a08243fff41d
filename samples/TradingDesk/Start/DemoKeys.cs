using System.Security.Cryptography;
using LenNotify;

namespace TradingDesk;

/// <summary>
/// The keys that addresses in the store are encrypted with. A real host takes them from its secret store; here they are made once, and
/// lie beside the data.
/// </summary>
public static class DemoKeys
{
    public static ContactKeyOptions In(string folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "demo.keys");
        if (!File.Exists(file))
        {
            File.WriteAllLines(file, [NewKey(), NewKey()]);
        }

        var lines = File.ReadAllLines(file);
        return new ContactKeyOptions { ActiveKey = "demo", Keys = { new ContactKey { Id = "demo", Key = lines[0] } }, HashKey = lines[1] };
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

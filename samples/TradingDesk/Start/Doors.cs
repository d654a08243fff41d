using System.Net;
using System.Net.Sockets;

namespace TradingDesk;

/// <summary>Where the program listens: looked at before anything starts, so that what is taken is said in a sentence.</summary>
public static class Doors
{
    /// <exception cref="DeskArgumentException">An address is none, or somebody listens there already.</exception>
    public static void DemandFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Read(url);
            if (address.Port > 0 && IsTaken(address))
            {
                throw new DeskArgumentException(
                    $"{url}: somebody listens there already; perhaps the desk is running. Open it in a browser, end it, or say --urls http://127.0.0.1:{(address.Port < IPEndPoint.MaxPort ? address.Port + 1 : 0)}.");
            }
        }
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new DeskArgumentException($"--urls {url}: is no address to listen at. Say one such as http://127.0.0.1:5080.");
        }
    }

    private static bool IsTaken(BindingAddress address)
    {
        using var listener = new TcpListener(address.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any, address.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}

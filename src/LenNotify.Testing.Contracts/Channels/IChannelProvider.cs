namespace LenNotify.Testing.Contracts;

/// <summary>The provider behind the channel of one test, played: nothing leaves the process.</summary>
public interface IChannelProvider
{
    /// <summary>A fresh adapter that calls this provider.</summary>
    IChannelAdapter Connect();

    /// <summary>Behaves so from now on; false when this provider has no such answer.</summary>
    bool Answer(ProviderAnswer answer);

    /// <summary>Every call so far. The contract asks once sends have ended.</summary>
    IReadOnlyList<ProviderRequest> Requests { get; }
}

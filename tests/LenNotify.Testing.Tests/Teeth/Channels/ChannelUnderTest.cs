namespace LenNotify.Testing.Tests;

/// <summary>Not public, so that no runner finds it by itself.</summary>
internal sealed class ChannelUnderTest(Func<HttpClient, IChannelAdapter> adapter, double patience = 20) : ChannelAdapterContract(new HttpProvider(adapter)), IAsyncLifetime
{
    protected override TimeSpan Patience => TimeSpan.FromSeconds(patience);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;
}

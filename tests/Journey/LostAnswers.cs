using System.Reflection;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>A store that does what it is asked, and whose answers to the first claims with something in them never come back.</summary>
public sealed class LostAnswers(int claims)
{
    private int _left = claims;

    internal void Watch(NotificationsBuilder builder)
    {
        Stand<IDeliveryQueue>(builder);
        Stand<IPublications>(builder);
    }

    private void Stand<TRole>(NotificationsBuilder builder)
        where TRole : class
    {
        var known = builder.Services.Last(service => service.ServiceType == typeof(TRole));
        builder.Services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var before = DispatchProxy.Create<TRole, Losing>();
            ((Losing)(object)before).Begin(this, known.ImplementationInstance ?? known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!));
            return before;
        }));
    }

    private async Task<T> LoseAsync<T>(Task<T> claiming, Func<T, int> count)
    {
        var claimed = await claiming;
        return count(claimed) > 0 && Interlocked.Decrement(ref _left) >= 0 ? throw new IOException("the connection is gone, and the answer with it") : claimed;
    }

    /// <summary>Stands before a role, and passes on whatever else it is asked. A proxy can be made of a class only that may have others below it.</summary>
    public class Losing : DispatchProxy
    {
        private LostAnswers? _answers;
        private object? _role;

        internal void Begin(LostAnswers answers, object role) => (_answers, _role) = (answers, role);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(_role, BindingFlags.DoNotWrapExceptions, null, args, null) switch
        {
            Task<ClaimedBatch> claiming => _answers!.LoseAsync(claiming, batch => batch.Started.Count),
            Task<IReadOnlyList<ClaimedPublication>> claiming => _answers!.LoseAsync(claiming, all => all.Count),
            var other => other,
        };
    }
}

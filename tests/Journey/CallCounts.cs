using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>How often a host asked its store for what, by the methods' names.</summary>
public sealed class CallCounts
{
    private readonly ConcurrentDictionary<string, int> _calls = new();

    public int this[string method] => _calls.GetValueOrDefault(method);

    /// <summary>Counts from now on what is asked of this role.</summary>
    public void Watch<TRole>(IServiceCollection services)
        where TRole : class
    {
        var known = services.Last(service => service.ServiceType == typeof(TRole));
        services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var role = DispatchProxy.Create<TRole, Counting>();
            ((Counting)(object)role).Begin(this, known.ImplementationInstance ?? known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!));
            return role;
        }));
    }

    /// <summary>Passes every call on.</summary>
    public class Counting : DispatchProxy
    {
        private CallCounts? _counts;
        private object? _inner;

        internal void Begin(CallCounts counts, object inner) => (_counts, _inner) = (counts, inner);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _counts!._calls.AddOrUpdate(targetMethod!.Name, 1, static (_, count) => count + 1);
            try
            {
                return targetMethod.Invoke(_inner, args);
            }
            catch (TargetInvocationException error)
            {
                ExceptionDispatchInfo.Throw(error.InnerException!);
                throw;
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LenNotify;

/// <summary>Adds the outbox to every context of this type that the services make, however the host registers it.</summary>
internal sealed class OutboxAttachment<TContext>(IServiceProvider services) : IDbContextOptionsConfiguration<TContext>
    where TContext : DbContext
{
    private readonly OutboxInterceptor _interceptor = new(typeof(TContext), services);

    public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(_interceptor);
}

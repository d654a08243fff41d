using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>A store that is right but for the roles that are given to it.</summary>
internal sealed class WrongStore(StoreRoles roles) : StoreOfRoles(roles)
{
    public static WrongStore With(Func<INotificationStore, StoreRoles, StoreRoles> mistake)
    {
        var store = RightStore.Open();
        return new WrongStore(mistake(store, RightStore.Roles(store)));
    }
}

using IndicatorSync.Worker.Foundation.Configuration;

namespace IndicatorSync.Worker.Commands.Doctor;

/// <summary>Who tries: the answers of a checkup hold for this account alone.</summary>
internal static class AccountCheck
{
    public static DoctorItem Of(ProcessContext process) =>
        Of(Environment.UserName, Environment.IsPrivilegedProcess, process.IsInstalledService);

    public static DoctorItem Of(string account, bool isPrivileged, bool isService)
    {
        const string Name = "Konto";
        return isPrivileged && !isService
            ? DoctorItem.Good(
                Name, $"Prövat som {account}, med administratörsrättigheter.",
                "Svaren gäller det konto som prövar. Kör också som tjänstens konto: på Linux sudo -u indicatorsync indicatorsync doctor.")
            : DoctorItem.Good(Name, $"Prövat som {account}.");
    }
}

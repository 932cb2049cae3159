# Delar av install.ps1: tjänsten, dess konto, omstart och mapparnas rättigheter. Körs inte för sig.
#Requires -Version 5.1

function Invoke-Native {
    param([string] $Program, [string[]] $Arguments)
    & $Program $Arguments | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "$Program $($Arguments -join ' ') misslyckades med kod $LASTEXITCODE."
    }
}

function Add-BackgroundService {
    param([string] $Name, [string] $Executable)
    # Inte sc.exe create: Windows PowerShell lämnar inte över citattecknen kring sökvägen hela.
    New-Service -Name $Name -DisplayName $Name -BinaryPathName ('"' + $Executable + '" run') -StartupType Automatic | Out-Null
    Invoke-Native 'sc.exe' @('config', $Name, 'start=', 'delayed-auto')
    Invoke-Native 'sc.exe' @('description', $Name, 'Hämtar nyckeltal ur Kolada, bedömer dem mot planen och mejlar larm.')
}

# En gMSA och ett virtuellt konto har inget lösenord att lagra; bara ett vanligt konto har $Credential.
function Set-BackgroundServiceAccount {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Name, [string] $Account, [System.Management.Automation.PSCredential] $Credential)
    if (-not $PSCmdlet.ShouldProcess($Name, "konto $Account")) {
        return
    }
    if (-not $Credential) {
        Invoke-Native 'sc.exe' @('config', $Name, 'obj=', $Account)
        if ($Account.EndsWith('$')) {
            Invoke-Native 'sc.exe' @('managedaccount', $Name, 'true')
        }
        return
    }

    $arguments = @{ StartName = $Credential.UserName; StartPassword = $Credential.GetNetworkCredential().Password }
    $answer = Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'" | Invoke-CimMethod -MethodName Change -Arguments $arguments
    if ($answer.ReturnValue -ne 0) {
        throw "Kontot $Account godtogs inte för tjänsten (kod $($answer.ReturnValue)). Har det rätten Logga in som tjänst?"
    }
}

# Starta om efter 5 sekunder, 5 minuter och sedan var 15:e minut, också när tjänsten själv slutar med en felkod.
function Set-BackgroundServiceRecovery {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Name)
    if ($PSCmdlet.ShouldProcess($Name, 'omstart')) {
        Invoke-Native 'sc.exe' @('failure', $Name, 'reset=', '86400', 'actions=', 'restart/5000/restart/300000/restart/900000')
        Invoke-Native 'sc.exe' @('failureflag', $Name, '1')
    }
}

function Set-BackgroundServiceEnvironment {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Name, [string] $DataFolder)
    if ($PSCmdlet.ShouldProcess($Name, 'miljövariabler')) {
        Set-ItemProperty -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$Name" -Name Environment -Type MultiString -Value @(
            'DOTNET_BUNDLE_EXTRACT_BASE_DIR=' + (Join-Path $DataFolder 'bundle'),
            'DOTNET_EnableDiagnostics=0'
        )
    }
}

# Program: läsa. Data: ändra. Hemligheter: bara tjänsten och administratörer. Det som en administratör kör kan tjänsten inte ändra.
function Set-FolderRight {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $Account, [string] $ProgramFolder, [string] $DataFolder)
    if (-not $PSCmdlet.ShouldProcess($DataFolder, "rättigheter för $Account")) {
        return
    }
    $administrators = '*S-1-5-32-544:(OI)(CI)F'
    $system = '*S-1-5-18:(OI)(CI)F'
    $secrets = Join-Path $DataFolder 'secrets'
    $previous = Join-Path $DataFolder 'previous'
    Invoke-Native 'icacls.exe' @($ProgramFolder, '/grant', "${Account}:(OI)(CI)RX", '/T', '/Q')
    Invoke-Native 'icacls.exe' @($DataFolder, '/inheritance:r', '/grant:r', $administrators, $system, "${Account}:(OI)(CI)M", '/Q')
    # Det som flyttats hit från en annan server har dess rättigheter kvar: allt får mappens.
    Invoke-Native 'icacls.exe' @((Join-Path $DataFolder '*'), '/reset', '/T', '/C', '/Q')
    Invoke-Native 'icacls.exe' @($secrets, '/inheritance:r', '/grant:r', $administrators, "${Account}:(OI)(CI)R", '/Q')
    if (Test-Path $previous) {
        Invoke-Native 'icacls.exe' @($previous, '/inheritance:r', '/grant:r', $administrators, $system, "${Account}:(OI)(CI)RX", '/Q')
    }
}

# ---- What lies where. Everything here only reads. ----

# Nothing for an empty thumbprint too: the path would be that of the store itself.
function Find-InStore([string]$Store, [string]$Thumbprint) {
    if (-not $Thumbprint) { return $null }
    $path = "Cert:\LocalMachine\$Store\$Thumbprint"
    if (Test-Path -LiteralPath $path) { return Get-Item -LiteralPath $path }
    return $null
}

function Find-Own([string]$Thumbprint) {
    $present = Find-InStore 'My' $Thumbprint
    if ($present -and $present.HasPrivateKey) { return $present }
    return $null
}

# The certificates that go into a slot, with the slot: one row per slot of the bundle.
function Get-Uses($Bundle) {
    foreach ($own in @($Bundle.certificates)) {
        foreach ($use in @($Bundle.slots)) {
            if (@($own.slots) -contains $use.slot) { [pscustomobject]@{ Own = $own; Use = $use } }
        }
    }
}

function Test-Chain($Certificate) {
    $chain = New-Object System.Security.Cryptography.X509Certificates.X509Chain
    $chain.ChainPolicy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    if ($chain.Build($Certificate)) { return $true }
    foreach ($problem in $chain.ChainStatus) {
        $text = "$($problem.StatusInformation)".Trim()
        Find-Fault $text $text
    }
    return $false
}

function Confirm-Computer($Bundle) {
    $own = @($env:COMPUTERNAME, [System.Net.Dns]::GetHostName()) | ForEach-Object { $_.Split('.')[0] }
    $mine = $false
    foreach ($name in @($Bundle.names)) {
        # Windows cuts the NetBIOS name to 15 characters.
        $label = $name.Split('.')[0]
        $short = $label.Substring(0, [Math]::Min(15, $label.Length))
        if ($own -contains $label -or $own -contains $short) { $mine = $true }
    }
    if (-not $mine) {
        Stop-With $EXIT_COMPUTER "This is for $($Bundle.computer), and this computer is $env:COMPUTERNAME. Nothing was done." "これは $($Bundle.computer) 用ですが、このコンピューターは $env:COMPUTERNAME です。何も実行していません。"
    }
    $domain = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName
    if ($domain -and $Bundle.domain -and $domain -ne $Bundle.domain) {
        Find-Fault "The bundle says the domain $($Bundle.domain); this computer is in $domain." "パッケージのドメインは $($Bundle.domain) ですが、このコンピューターは $domain に属しています。"
    }
}

